export { FindScreen as default } from '../../../features/binding/screens/find.screen.tsx'
