export { SlipsScreen as default } from '../../../features/binding/screens/slips.screen.tsx'
