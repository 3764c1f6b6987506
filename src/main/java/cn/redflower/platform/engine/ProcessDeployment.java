package cn.redflower.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Deploys the processes, decision tables and forms as one versioned set, and only when one of them has changed: a
 * running case keeps the forms it was started with, and a restart makes no new version.
 */
class ProcessDeployment {

    private static final String NAME = "little-red-flower";

    private final RepositoryService repository;

    ProcessDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    void deploy() throws IOException {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        Resource[] files = Stream.of("classpath:bpmn/*.*", "classpath:forms/*.*")
                .flatMap(pattern -> find(resolver, pattern))
                .sorted(Comparator.comparing(Resource::getFilename))
                .toArray(Resource[]::new);
        if (files.length == 0) {
            return;
        }
        // the whole set or nothing: a form is looked up in its process's own deployment
        DeploymentBuilder deployment =
                repository.createDeployment().name(NAME).source("application").enableDuplicateFiltering(false);
        for (Resource file : files) {
            try (InputStream content = file.getInputStream()) {
                deployment.addInputStream(file.getFilename(), content);
            }
        }
        deployment.deploy();
    }

    private static Stream<Resource> find(PathMatchingResourcePatternResolver resolver, String pattern) {
        try {
            return Arrays.stream(resolver.getResources(pattern));
        } catch (IOException noSuchFolder) {
            return Stream.empty();
        }
    }
}
