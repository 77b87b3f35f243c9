/** Accessible names and roles, for the components that screens are made of: Taro knows no `aria-*`. */
const named = { 'aria-role': '', 'aria-label': '', 'aria-hidden': '', 'aria-disabled': '', 'aria-checked': '' }

const carriers = ['View', 'Text', 'Button', 'Image', 'Input', 'Textarea', 'ScrollView']

module.exports = Object.fromEntries(carriers.map((name) => [name, named]))
