/** WeChat keeps the mini-program on the device by itself. */
export function keepClient(): void {}
