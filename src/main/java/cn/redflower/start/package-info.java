/**
 * What has to be there before the product starts, and how a start that cannot succeed says so, in Chinese and English.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Start",
        allowedDependencies = {})
package cn.redflower.start;
