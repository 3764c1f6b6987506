/** What people type into a form, brought into the shape in which it is looked up and kept. */
@org.springframework.modulith.ApplicationModule(
        id = "typed",
        displayName = "Typed",
        allowedDependencies = {"problem"})
package cn.redflower.platform.typed;
