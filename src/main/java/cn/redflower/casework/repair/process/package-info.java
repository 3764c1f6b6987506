/** What repairs do in the engine. */
package cn.redflower.casework.repair.process;
