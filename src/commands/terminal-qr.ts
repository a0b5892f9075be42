/** A QR code in half blocks, for a phone to scan off the terminal. */
import { toString as toQr } from 'qrcode';

export function buildTerminalQr(content: string): Promise<string> {
  // Two modules make a line: an odd margin is refused.
  return toQr(content, { type: 'utf8', errorCorrectionLevel: 'L', margin: 2 });
}
