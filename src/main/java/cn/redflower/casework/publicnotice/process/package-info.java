/** The process {@code public-notice} in the engine: what each of its steps calls. */
package cn.redflower.casework.publicnotice.process;
