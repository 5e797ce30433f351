/** Misfortunes that a test orders: answers of 5xx, slow answers, connections that break. */

export interface Fault {
  /** Answers with this status and no body of use. */
  readonly status?: number;
  /** Milliseconds before the request is handled. */
  readonly delay?: number;
  /** Breaks the connection: before the request is handled, or after, so that the answer is lost. */
  readonly breaks?: 'before' | 'after';
}

interface Order {
  readonly route: string | RegExp;
  readonly fault: Fault;
  left: number;
}

export class Faults {
  readonly #orders: Order[] = [];

  /** The next `times` requests on a route (method and pattern, or an expression on `METHOD /path`) meet the fault. */
  order(route: string | RegExp, fault: Fault, times = 1): void {
    this.#orders.push({ route, fault, left: times });
  }

  /** Takes the fault that a request meets, if any. */
  take(route: string, request: string): Fault | undefined {
    const order = this.#orders.find(
      (each) =>
        each.left > 0 && (typeof each.route === 'string' ? each.route === route : each.route.test(request)),
    );
    if (!order) return undefined;
    order.left -= 1;
    return order.fault;
  }

  /** From here on all goes well. */
  clear(): void {
    this.#orders.length = 0;
  }
}
