/** Counts of what was served, in the text format that Prometheus scrapes. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestPath } from './answer-published.ts';

export type RequestMetrics = {
  /** Counts the answer when it is finished. */
  count(request: IncomingMessage, response: ServerResponse): void;
  /** Text exposition format 0.0.4. */
  render(): string;
};

/** What a listener would call it; never a path, since paths may carry a secret and would make a series each. */
function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (path.includes('/media/')) return 'media';
  if (name === 'feed.xml' || name === 'lite.xml') return 'feed';
  if (/^(healthz|readyz|metrics)$/.test(name)) return 'probe';
  return /\.(vtt|srt|json)$/.test(name) ? 'transcript' : 'page';
}

export function createRequestMetrics(): RequestMetrics {
  const answers = new Map<string, number>();
  let inFlight = 0;
  return {
    count(request, response) {
      const kind = kindOf(requestPath(request));
      inFlight += 1;
      response.once('close', () => {
        inFlight -= 1;
        const series = `kind="${kind}",method="${request.method === 'HEAD' ? 'HEAD' : 'GET'}",status="${response.statusCode}"`;
        answers.set(series, (answers.get(series) ?? 0) + 1);
      });
    },
    render() {
      const lines = [...answers]
        .toSorted()
        .map(([series, value]) => `lectern_http_requests_total{${series}} ${value}\n`);
      return [
        '# HELP lectern_http_requests_total Answers sent, by kind of content, method and status.\n',
        '# TYPE lectern_http_requests_total counter\n',
        ...lines,
        '# HELP lectern_http_requests_in_flight Requests being answered.\n',
        '# TYPE lectern_http_requests_in_flight gauge\n',
        `lectern_http_requests_in_flight ${inFlight}\n`,
      ].join('');
    },
  };
}
