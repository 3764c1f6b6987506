/**
 * Files: what may be uploaded, checked by content, what the application makes, and where both are kept. It serves no
 * page of its own: the module that owns a case decides who may add to it and who may read.
 */
@org.springframework.modulith.ApplicationModule(
        id = "document",
        displayName = "Documents",
        allowedDependencies = {"problem"})
package cn.redflower.platform.document;
