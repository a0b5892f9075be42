/** Class names as the words that they are made of. */

/** articleBody → article-Body */
export const splitCase = (names: string): string => names.replace(/([a-z])([A-Z])/g, '$1-$2');
