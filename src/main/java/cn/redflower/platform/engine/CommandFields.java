package cn.redflower.platform.engine;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.query.Query;

/**
 * What a command of the engine carries: the values of its fields, and of the fields of the builders among them.
 * Commands keep them to themselves, so they are read by reflection, once looked up per class.
 */
final class CommandFields {

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> of) {
            List<Field> fields = new ArrayList<>();
            for (Class<?> type = of; type != null && type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (!field.getType().isPrimitive()
                            && !java.lang.reflect.Modifier.isStatic(field.getModifiers())
                            && field.trySetAccessible()) {
                        fields.add(field);
                    }
                }
            }
            return List.copyOf(fields);
        }
    };

    private CommandFields() {}

    /** Shows the visitor every value that the command holds, those of builders and of commands within it included. */
    static void visit(Object command, Consumer<Object> visitor) {
        visit(command, visitor, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void visit(Object holder, Consumer<Object> visitor, Set<Object> seen) {
        if (!seen.add(holder)) {
            return;
        }
        for (Field field : FIELDS.get(holder.getClass())) {
            Object value = read(field, holder);
            if (value == null) {
                continue;
            }
            visitor.accept(value);
            if (value instanceof Collection<?> several) {
                several.stream().filter(CommandFields::holdsMore).forEach(one -> visit(one, visitor, seen));
            } else if (holdsMore(value)) {
                visit(value, visitor, seen);
            }
        }
    }

    private static boolean holdsMore(Object value) {
        String name = value == null ? "" : value.getClass().getName();
        return name.startsWith("org.camunda.bpm.engine.impl.")
                && (name.endsWith("BuilderImpl") || value instanceof Command<?> && !(value instanceof Query<?, ?>));
    }

    private static Object read(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
