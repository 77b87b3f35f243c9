export { BindingsScreen as default } from '../../../features/binding/screens/bindings.screen.tsx'
