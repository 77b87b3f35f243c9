/** What hash libraries lean on and browsers of 2020 lack (Chrome 70, iOS 14, WeChat on them). Imported before them. */
if (typeof Object.hasOwn !== 'function') {
  Object.defineProperty(Object, 'hasOwn', {
    value: (owner: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(owner, name),
    configurable: true,
    writable: true,
  })
}
