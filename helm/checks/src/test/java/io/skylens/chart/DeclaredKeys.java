package io.skylens.chart;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/**
 * The configuration keys that a service declares, read from the sources of its {@code @ConfigMapping} interfaces: this module
 * depends on no service.
 */
final class DeclaredKeys {

    private final Set<String> keys = new TreeSet<>();

    private DeclaredKeys() {}

    /** @param service its folder */
    static Set<String> of(String service) {
        var found = new DeclaredKeys();
        try (var files = Files.walk(Chart.ROOT.resolve(service).resolve("src/main/java"))) {
            for (var file : files.filter(DeclaredKeys::declaresKeys).toList()) {
                found.read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.keys;
    }

    private static boolean declaresKeys(Path file) {
        try {
            return file.toString().endsWith(".java") && Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjects(file));
            for (var unit : task.parse()) {
                for (var type : unit.getTypeDecls()) {
                    var mapping = (ClassTree) type;
                    prefix(mapping).ifPresent(prefix -> add(prefix, mapping));
                }
            }
        }
    }

    private void add(String prefix, ClassTree mapping) {
        var groups = mapping.getMembers().stream()
                .filter(member -> member.getKind() == Tree.Kind.INTERFACE)
                .map(ClassTree.class::cast)
                .collect(Collectors.toMap(group -> group.getSimpleName().toString(), group -> group));
        for (var member : mapping.getMembers()) {
            if (member instanceof MethodTree method && method.getBody() == null) {
                var key = prefix + "." + dashed(method.getName().toString());
                var group = groups.get(method.getReturnType().toString());
                if (group == null) {
                    keys.add(key);
                } else {
                    add(key, group);
                }
            }
        }
    }

    private static Optional<String> prefix(ClassTree type) {
        return type.getModifiers().getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals("ConfigMapping"))
                .map(DeclaredKeys::prefix)
                .findFirst();
    }

    private static String prefix(AnnotationTree mapping) {
        var assignment = (AssignmentTree) mapping.getArguments().get(0);
        return String.valueOf(((LiteralTree) assignment.getExpression()).getValue());
    }

    /** As SmallRye names it: {@code maxFrameAge} is {@code max-frame-age}. */
    private static String dashed(String method) {
        return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
