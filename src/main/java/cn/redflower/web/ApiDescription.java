package cn.redflower.web;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.context.annotation.Configuration;

/** Says in the API's description that addresses begin where it was read, instead of the host that the request named. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(servers = @Server(url = "/"))
class ApiDescription {}
