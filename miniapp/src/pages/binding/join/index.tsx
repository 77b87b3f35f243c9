export { JoinScreen as default } from '../../../features/binding/screens/join.screen.tsx'
