/**
 * What has to be there before the product starts, and how a start that cannot succeed says so, in Chinese and English.
 */
@org.springframework.modulith.ApplicationModule(
        id = "start",
        displayName = "Start",
        allowedDependencies = {})
package cn.redflower.platform.start;
