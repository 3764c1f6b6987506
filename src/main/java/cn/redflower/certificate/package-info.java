/** Certificate numbers, gapless per series. */
@org.springframework.modulith.ApplicationModule(displayName = "Certificate", allowedDependencies = {})
package cn.redflower.certificate;
