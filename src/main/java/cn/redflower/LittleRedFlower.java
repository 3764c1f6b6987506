package cn.redflower;

import cn.redflower.platform.audit.CheckCommand;
import cn.redflower.platform.start.ReadableConsole;
import cn.redflower.platform.start.TemporaryFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: one process that serves Tasklist, Cockpit, our own pages and the API from one database. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LittleRedFlower {

    public static void main(String[] args) {
        if (args.length > 0 && CheckCommand.NAME.equals(args[0])) {
            PrintStream out =
                    new PrintStream(new FileOutputStream(FileDescriptor.out), true, ReadableConsole.charset());
            System.exit(CheckCommand.run(List.of(args).subList(1, args.length), System.getenv(), out));
        }
        TemporaryFolder.take();
        SpringApplication application = new SpringApplication(LittleRedFlower.class);
        application.setDefaultProperties(TemporaryFolder.settings());
        // after the server, which still uses it while it stops
        SpringApplication.getShutdownHandlers().add(TemporaryFolder::giveUp);
        application.run(args);
    }
}
