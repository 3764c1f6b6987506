package cn.redflower.casework.approval;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks the record before a message takes effect ({@link AwaitedMessage}), at every event of every model that catches
 * one, however it was reached: by correlation, by triggering the execution, or by a token led to it. A message without
 * a declaration has no effect.
 */
@Component
@Order(10)
class CheckedMessages extends AbstractBpmnParseListener implements ExecutionListener {

    static final String DEFINITION = "messageEventDefinition";

    private final ObjectProvider<AwaitedMessage> declared;
    private volatile Map<String, AwaitedMessage> known;

    CheckedMessages(ObjectProvider<AwaitedMessage> declared) {
        this.declared = declared;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(element, activity, EVENTNAME_START);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(element, activity, EVENTNAME_START);
    }

    /**
     * Behind a gateway that waits for events the token comes here with the message; elsewhere it waits here, and leaves
     * with it.
     */
    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        check(element, activity, EVENTNAME_END);
    }

    private void check(Element element, ActivityImpl activity, String moment) {
        Element definition = element.element(DEFINITION);
        if (definition != null) {
            activity.setProperty(DEFINITION, definition.attribute("messageRef"));
            activity.addListener(moment, this, 0);
        }
    }

    @Override
    public void notify(DelegateExecution execution) {
        ExecutionEntity at = (ExecutionEntity) execution;
        if (at.isCanceled() || at.isExternallyTerminated()) {
            // the gateway's case ended otherwise
            return;
        }
        String message = (String) at.getActivity().getProperty(DEFINITION);
        AwaitedMessage awaited = messages().get(key(at.getProcessDefinition().getKey(), message));
        if (awaited == null) {
            throw new IllegalStateException("nobody says when " + message + " may take effect");
        }
        awaited.recorded().accept(execution);
    }

    /** Asked for late, as flows know services that need the engine first. */
    private Map<String, AwaitedMessage> messages() {
        Map<String, AwaitedMessage> messages = known;
        if (messages == null) {
            messages = declared.stream()
                    .collect(Collectors.toUnmodifiableMap(
                            each -> key(each.processKey(), each.message()), Function.identity()));
            known = messages;
        }
        return messages;
    }

    private static String key(String processKey, String message) {
        return processKey + " " + message;
    }
}
