package io.skylens.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.skylens.contract.Box;
import io.skylens.simulator.art.Light;
import io.skylens.simulator.geometry.Pose;
import io.skylens.simulator.motion.Actor;
import io.skylens.simulator.motion.Town;
import io.skylens.simulator.plan.Districts;
import io.skylens.simulator.plan.Label;
import io.skylens.simulator.raster.View;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RendererTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final double ALTITUDE = 38;
    private static final Rectangle NOTHING = new Rectangle();
    /** A pixel has changed when the sum of its channels differs by more than this; shadows alone change less. */
    private static final int CHANGED = 150;

    private static Scene harbor;
    private static Scene downtown;

    @BeforeAll
    static void paintScenes() {
        harbor = scene(Districts.HARBOR, 5);
        downtown = scene(Districts.DOWNTOWN, 5);
    }

    private static Scene scene(Districts district, long seed) {
        return new Scene(district.lay(seed), Light.OVERCAST, 14, seed);
    }

    private static View above(Scene scene) {
        var start = scene.district().tour().at(0);
        return View.of(new Pose(start.x(), start.y(), 0.2), ALTITUDE, WIDTH, HEIGHT);
    }

    private static Renderer renderer(Scene scene) {
        return new Renderer(scene, WIDTH, HEIGHT, NOTHING);
    }

    @Test
    void shouldPaintTheSamePictureForTheSameSeed() {
        var again = scene(Districts.DOWNTOWN, 5);
        try (var one = renderer(downtown)
                        .render(above(downtown), 3, town(downtown).at(3));
                var other = renderer(again).render(above(again), 3, town(again).at(3))) {
            assertThat(one.picture().toBgr()).isEqualTo(other.picture().toBgr());
            assertThat(one.seen()).isEqualTo(other.seen()).isNotEmpty();
        }
    }

    @Test
    void shouldPaintAnotherPictureForAnotherSeed() {
        var another = scene(Districts.DOWNTOWN, 6);
        try (var one = renderer(downtown)
                        .render(above(downtown), 3, town(downtown).at(3));
                var other = renderer(another)
                        .render(above(another), 3, town(another).at(3))) {
            assertThat(one.picture().toBgr()).isNotEqualTo(other.picture().toBgr());
        }
    }

    private static Town town(Scene scene) {
        return new Town(scene.district(), 7, 1);
    }

    /** Takes an object away and looks which pixels change: they must lie in its box, and reach the box's sides. */
    @Test
    void shouldBoxThePixelsThatAnObjectChanges() {
        var view = above(downtown);
        var actors = town(downtown).at(3);
        var renderer = renderer(downtown);
        int checked = 0;
        try (var whole = renderer.render(view, 3, actors)) {
            for (var actor : actors) {
                var others = new ArrayList<>(actors);
                others.remove(actor);
                try (var without = renderer.render(view, 3, others)) {
                    var missing = new ArrayList<>(whole.seen());
                    missing.removeAll(without.seen());
                    if (missing.size() == 1 && missing.get(0).visible() > 0.95) {
                        var changes = changes(whole, without);
                        var box = missing.get(0).box();
                        assertThat(changes.x()).as(actor.toString()).isBetween(box.x() - 1, box.right());
                        assertThat(changes.right()).as(actor.toString()).isBetween(box.x(), box.right() + 1);
                        assertThat(changes.y()).as(actor.toString()).isBetween(box.y() - 1, box.bottom());
                        assertThat(changes.bottom()).as(actor.toString()).isBetween(box.y(), box.bottom() + 1);
                        // Of a person, some parts may have the colour of the ground.
                        double least = actor.label() == Label.PERSON ? 0.25 : 0.6;
                        assertThat(changes.iou(box)).as(actor.toString()).isGreaterThan(least);
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(8);
    }

    private static Box changes(Shot one, Shot other) {
        byte[] a = one.picture().toBgr();
        byte[] b = other.picture().toBgr();
        var bounds = new Rectangle(-1, -1);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int difference = 0;
            for (int channel = 0; channel < 3; channel++) {
                difference += Math.abs((a[3 * i + channel] & 0xFF) - (b[3 * i + channel] & 0xFF));
            }
            if (difference > CHANGED) {
                bounds.add(new Rectangle(i % WIDTH, i / WIDTH, 1, 1));
            }
        }
        return new Box(bounds.x, bounds.y, bounds.width, bounds.height);
    }

    @ParameterizedTest
    @EnumSource(
            value = Label.class,
            names = {"CAR", "TRUCK", "BOAT"})
    void shouldShowAnObjectWhereItsBoxIs(Label label) {
        var view = above(harbor);
        var pose = new Pose(view.eye().x() + 5, view.eye().y() + 6, 0.4);

        try (var shot = renderer(harbor).render(view, 0, List.of(new Actor(label, 3, pose, 0, 0)))) {
            assertThat(shot.seen()).hasSize(1);
            var seen = shot.seen().get(0);
            assertThat(seen.label()).isEqualTo(label);
            assertThat(seen.visible()).isEqualTo(1);
            assertThat(seen.box().x()).isLessThan(view.width() / 2.0 + 80);
            assertThat(seen.box().right()).isGreaterThan(view.width() / 2.0 + 80);
        }
    }

    @Test
    void shouldClipABoxToThePicture() {
        var view = above(harbor);
        double halfView = WIDTH / 2.0 / view.scaleAt(0);
        var atTheEdge = new Pose(view.eye().x(), view.eye().y(), view.eye().heading()).moved(halfView, 0);

        try (var shot = renderer(harbor).render(view, 0, List.of(new Actor(Label.BOAT, 1, atTheEdge, 0, 0)))) {
            assertThat(shot.seen()).hasSize(1);
            assertThat(shot.seen().get(0).visible()).isBetween(0.4, 0.6);
            assertThat(shot.seen().get(0).box().right()).isEqualTo(WIDTH);
        }
    }

    @Test
    void shouldLeaveOutWhatIsMostlyOutsideThePicture() {
        var view = above(harbor);
        double halfView = WIDTH / 2.0 / view.scaleAt(0);
        var beyond = new Pose(view.eye().x(), view.eye().y(), view.eye().heading()).moved(halfView + 2, 0);

        try (var shot = renderer(harbor).render(view, 0, List.of(new Actor(Label.CAR, 1, beyond, 0, 0)))) {
            assertThat(shot.seen()).isEmpty();
        }
    }

    @Test
    void shouldLeaveOutWhatIsUnderATree() {
        var tree = downtown.district().skyline().trees().stream()
                .filter(candidate -> candidate.radius() > 1.5)
                .findFirst()
                .orElseThrow();
        var pose = new Pose(tree.at().x(), tree.at().y(), 0);
        var view = View.of(pose, ALTITUDE, WIDTH, HEIGHT);

        try (var shot = renderer(downtown).render(view, 0, List.of(new Actor(Label.PERSON, 1, pose, 0, 0)))) {
            assertThat(shot.seen()).isEmpty();
        }
    }

    @Test
    void shouldLeaveOutWhatIsCovered() {
        var view = above(harbor);
        var actors = List.of(new Actor(Label.CAR, 3, view.eye(), 0, 0));
        var covered = new Rectangle(WIDTH / 2 - 60, HEIGHT / 2 - 60, 120, 120);

        try (var shot = new Renderer(harbor, WIDTH, HEIGHT, covered).render(view, 0, actors)) {
            assertThat(shot.seen()).isEmpty();
        }
    }
}
