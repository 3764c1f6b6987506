package cn.redflower.platform.engine;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Leads every claim, completion, error and escalation of a person through a {@link TaskCommandGuard} after the engine's
 * own permission checks are certain to run and before anything is changed. The commands keep their arguments to
 * themselves, so they are read by reflection; a test fails if a new engine version renames them.
 */
class TaskCommandInterceptor extends CommandInterceptor {

    private final ObjectProvider<TaskCommandGuard> guard;

    /** @param guard asked for at the first task, as guards know services that need the engine first */
    TaskCommandInterceptor(ObjectProvider<TaskCommandGuard> guard) {
        this.guard = guard;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof ClaimTaskCmd) {
            TaskEntity task = task(command);
            checkers().forEach(checker -> checker.checkReadTask(task));
            guard.getObject().beforeClaim(describe(task), (String) read(command, ClaimTaskCmd.class, "userId"));
        } else if (command instanceof CompleteTaskCmd) {
            // ResolveTaskCmd is one as well
            return answer(command, CompleteTaskCmd.class, "variables");
        } else if (command instanceof SubmitTaskFormCmd) {
            return answer(command, SubmitTaskFormCmd.class, "properties");
        } else if (command instanceof AssignTaskCmd
                && person() != null
                && read(command, AbstractAddIdentityLinkCmd.class, "userId") == null) {
            // a person may give back what she has claimed; assigning tasks is the operations role's
            TaskEntity task = task(command);
            if (person().equals(task.getAssignee())) {
                guard.getObject().beforeClaim(describe(task), null);
                return next.execute(cast(new ClaimTaskCmd(task.getId(), null)));
            } else if (task.getAssignee() == null && OrganTaskChecker.isOffered(task, EnginePerson.present())) {
                guard.getObject().nothingToGiveBack();
            }
        } else if (person() != null && command instanceof AbstractAddIdentityLinkCmd) {
            // an administrator hands a task to somebody whose task it is already, and to nobody else; new candidates
            // come from the posts
            guard.getObject()
                    .beforeAssignment(
                            describe(task(command)),
                            command instanceof AssignTaskCmd
                                    ? (String) read(command, AbstractAddIdentityLinkCmd.class, "userId")
                                    : null);
        } else if (person() != null
                && (command instanceof HandleTaskBpmnErrorCmd || command instanceof HandleTaskEscalationCmd)) {
            guard.getObject().beforeEvent(describe(task(command)));
        }
        return next.execute(command);
    }

    @SuppressWarnings("unchecked")
    private static <T> Command<T> cast(Command<?> command) {
        return (Command<T>) command;
    }

    private static String person() {
        Authentication authentication = Context.getCommandContext().getAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /**
     * What was sent is put back afterwards, as a command that lost a race is executed again ({@link AnsweringAgain}).
     */
    private <T> T answer(Command<T> command, Class<?> type, String field) {
        TaskEntity task = task(command);
        checkers().forEach(checker -> checker.checkTaskWork(task));
        @SuppressWarnings("unchecked")
        Map<String, Object> sent = (Map<String, Object>) read(command, type, field);
        Map<String, Object> kept =
                guard.getObject().beforeCompletion(describe(task), sent == null ? Map.of() : new HashMap<>(sent));
        write(command, type, field, Variables.fromMap(kept));
        try {
            return next.execute(command);
        } finally {
            write(command, type, field, sent);
        }
    }

    private static List<CommandChecker> checkers() {
        return Context.getProcessEngineConfiguration().getCommandCheckers();
    }

    private TaskEntity task(Command<?> command) {
        String id = taskId(command);
        TaskEntity task =
                id == null ? null : Context.getCommandContext().getTaskManager().findTaskById(id);
        if (task == null) {
            guard.getObject().taskIsGone(id, caller());
        }
        return task;
    }

    /** The id of the task that a command is about; null if it names none. */
    static String taskId(Command<?> command) {
        for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
            try {
                return (String) read(command, type, "taskId");
            } catch (IllegalStateException noSuchField) {
                // one of its superclasses has it
            }
        }
        throw new IllegalStateException("no task id in " + command.getClass().getName());
    }

    private static TaskCommandGuard.Caller caller() {
        EnginePerson person = EnginePerson.present();
        return person == null
                ? new TaskCommandGuard.Caller(null, List.of(), true)
                : new TaskCommandGuard.Caller(person.login(), person.groups(), EnginePerson.restricted() == null);
    }

    /** Her own among the organs that the task is offered to; else the one that it is linked to in whatever way. */
    private static String organ(TaskEntity task) {
        EnginePerson person = EnginePerson.present();
        List<String> groups = task.getIdentityLinks().stream()
                .map(IdentityLinkEntity::getGroupId)
                .filter(Objects::nonNull)
                .toList();
        return groups.stream()
                .filter(group -> person != null && person.groups().contains(group))
                .findFirst()
                .or(() -> groups.stream().findFirst())
                .orElse(null);
    }

    private static TaskCommandGuard.EngineTask describe(TaskEntity task) {
        String person = person();
        ExecutionEntity instance = task.getProcessInstance();
        return new TaskCommandGuard.EngineTask(
                task.getId(),
                instance == null ? null : instance.getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                instance == null ? null : instance.getBusinessKey(),
                task.getProcessInstanceId(),
                task.getAssignee(),
                task.getTenantId(),
                person,
                person != null && OrganTaskChecker.isOffered(task, EnginePerson.present()),
                organ(task),
                task::getVariable);
    }

    private static Object read(Command<?> command, Class<?> type, String field) {
        try {
            return accessible(type, field).get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Command<?> command, Class<?> type, String field, Object value) {
        try {
            accessible(type, field).set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field accessible(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("the engine's " + type.getSimpleName() + " has no field " + name, e);
        }
    }
}
