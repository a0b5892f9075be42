/** Comparing and signing with the operator's token, in constant time. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Takes as long for a near miss as for any other, and for any length. */
export const isSameSecret = (left: string, right: string): boolean => timingSafeEqual(digest(left), digest(right));

/** HMAC-SHA256, base64url. */
export const sign = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64url');
