/** The demo's clock: days pass when somebody says so, and a restart does not turn them back. */
package cn.redflower.demo.clock;
