/** What repairs do in the engine. */
package cn.redflower.repair.process;
