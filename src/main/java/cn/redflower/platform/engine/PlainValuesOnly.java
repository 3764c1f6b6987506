package cn.redflower.platform.engine;

import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Nobody brings objects into the engine: of a person's variables only texts, numbers, booleans and dates are taken, so
 * that nothing is ever deserialized that came from outside (on a stock 7.24.0 objects of unknown classes are stored).
 * Every command that has a map of values in a field, or in the field of a builder, is looked at.
 */
class PlainValuesOnly extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (EnginePerson.present() != null) {
            CommandFields.visit(command, PlainValuesOnly::refuseObjects);
        }
        return next.execute(command);
    }

    private static void refuseObjects(Object value) {
        if (value instanceof Map<?, ?> values && !values.values().stream().allMatch(PlainValuesOnly::isPlain)) {
            throw new BadUserRequestException("Only plain values are taken.");
        }
    }

    private static boolean isPlain(Object value) {
        return !(value instanceof TypedValue typed)
                || typed.getType() == null
                || typed.getType() == ValueType.NULL
                || typed instanceof PrimitiveValue<?> && typed.getType() != ValueType.BYTES;
    }
}
