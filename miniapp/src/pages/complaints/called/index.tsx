export { CalledScreen as default } from '../../../features/complaints/screens/called.screen.tsx'
