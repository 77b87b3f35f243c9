export { ReadsScreen as default } from '../../../features/privacy/screens/reads.screen.tsx'
