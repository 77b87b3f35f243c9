const underWay = new Map<string, Promise<unknown>>()

/**
 * Does `act`, unless something of that name is under way already: then both share its outcome.
 * A button is greyed a moment after it was pressed; the second tap of a shaky finger comes before that.
 */
export function shared<T>(name: string, act: () => Promise<T>): Promise<T> {
  const flying = underWay.get(name)
  if (flying) return flying as Promise<T>
  const flight = act().finally(() => underWay.delete(name))
  underWay.set(name, flight)
  return flight
}
