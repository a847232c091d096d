package io.skylens.simulator.plan;

/** The measures of a vehicle or boat, in metres. */
public sealed interface Body {

    double length();

    double width();

    /** The body that a look stands for; people have none. */
    static Body of(Label label, int look) {
        return switch (label) {
            case CAR -> pick(Car.values(), look);
            case TRUCK -> pick(Truck.values(), look);
            case BOAT -> pick(Boat.values(), look);
            case PERSON -> throw new IllegalArgumentException("a person is no vehicle");
        };
    }

    private static Body pick(Body[] bodies, int look) {
        return bodies[look % bodies.length];
    }

    /** @param roof height of the roof's top */
    enum Car implements Body {
        HATCHBACK(3.9, 1.8, 1.5),
        SEDAN(4.6, 1.85, 1.45),
        ESTATE(4.8, 1.9, 1.55),
        OFF_ROADER(4.7, 2.0, 1.8),
        VAN(5.3, 2.05, 2.1);

        private final double length;
        private final double width;
        private final double roof;

        Car(double length, double width, double roof) {
            this.length = length;
            this.width = width;
            this.roof = roof;
        }

        @Override
        public double length() {
            return length;
        }

        @Override
        public double width() {
            return width;
        }

        public double roof() {
            return roof;
        }
    }

    enum Truck implements Body {
        BOX(8, 2.5),
        TIPPER(7.4, 2.5),
        ARTICULATED(12.4, 2.55),
        FLATBED(8.6, 2.5);

        private final double length;
        private final double width;

        Truck(double length, double width) {
            this.length = length;
            this.width = width;
        }

        @Override
        public double length() {
            return length;
        }

        @Override
        public double width() {
            return width;
        }
    }

    enum Boat implements Body {
        DINGHY(4.4, 1.8),
        LAUNCH(7.4, 2.6),
        YACHT(8.6, 2.9),
        FISHER(9, 3.1);

        private final double length;
        private final double width;

        Boat(double length, double width) {
            this.length = length;
            this.width = width;
        }

        @Override
        public double length() {
            return length;
        }

        @Override
        public double width() {
            return width;
        }
    }
}
