package cn.redflower;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The application: one process that serves Tasklist, Cockpit, our own pages and the API from one database. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class LittleRedFlower {

    public static void main(String[] args) {
        SpringApplication.run(LittleRedFlower.class, args);
    }
}
