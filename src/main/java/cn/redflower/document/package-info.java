/** Keeps files with their type, size and digest. */
@org.springframework.modulith.ApplicationModule(displayName = "Document")
package cn.redflower.document;
