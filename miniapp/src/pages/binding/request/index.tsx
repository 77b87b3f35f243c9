export { RequestScreen as default } from '../../../features/binding/screens/request.screen.tsx'
