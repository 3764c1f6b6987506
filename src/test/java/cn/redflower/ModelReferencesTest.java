package cn.redflower;

import static org.assertj.core.api.Assertions.assertThat;

import cn.redflower.casework.approval.TaskContract;
import cn.redflower.test.IntegrationTest;
import cn.redflower.test.model.Expressions;
import cn.redflower.test.model.Expressions.Use;
import cn.redflower.test.model.ProcessModel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a model calls is there: the engine looks for it only when a case comes by, which may be weeks later. */
@IntegrationTest
@DisplayName("The processes")
class ModelReferencesTest {

    private static final Map<String, Class<?>> KINDS = Map.of(
            "serviceTask",
            JavaDelegate.class,
            "sendTask",
            JavaDelegate.class,
            "taskListener",
            TaskListener.class,
            "executionListener",
            ExecutionListener.class);

    @Autowired
    ApplicationContext context;

    @Test
    void call_only_beans_that_exist_and_fit() {
        List<String> findings = new ArrayList<>();
        for (ProcessModel model : ProcessModel.all()) {
            for (Use use : Expressions.of(model)) {
                String finding = finding(use);
                if (finding != null) {
                    findings.add(model.file() + " " + use.place() + ": " + finding);
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void have_a_contract_for_each_task_and_no_other() {
        Set<String> tasks = ProcessModel.all().stream()
                .flatMap(model -> model.all(UserTask.class).stream().map(task -> model.key() + " " + task.getId()))
                .collect(Collectors.toSet());
        Set<String> contracts = context.getBeanProvider(TaskContract.class).stream()
                .map(contract -> contract.processKey() + " " + contract.taskKey())
                .collect(Collectors.toSet());
        assertThat(contracts).isEqualTo(tasks);
    }

    private String finding(Use use) {
        if (!context.containsBean(use.bean())) {
            return "bean is missing: " + use.bean();
        }
        Class<?> bean = AopUtils.getTargetClass(context.getBean(use.bean()));
        if (use.member() == null) {
            Class<?> kind = KINDS.getOrDefault(use.as(), Object.class);
            return kind.isAssignableFrom(bean) ? null : use.bean() + " is no " + kind.getSimpleName();
        }
        String property =
                use.member().substring(0, 1).toUpperCase() + use.member().substring(1);
        Set<String> names = use.method() ? Set.of(use.member()) : Set.of("get" + property, "is" + property);
        // expressions reach public methods of public classes only
        return Arrays.stream(bean.getMethods()).anyMatch(method -> names.contains(method.getName()) && isOpen(method))
                ? null
                : use.bean() + " has no public " + use.member() + (use.method() ? "()" : "");
    }

    private static boolean isOpen(Method method) {
        return Modifier.isPublic(method.getDeclaringClass().getModifiers());
    }
}
