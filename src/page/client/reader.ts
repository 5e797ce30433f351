/** The reader's pages work without a script, and their policy allows none: there is nothing to run on them. */
export {};
