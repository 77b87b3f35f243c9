export { ScanScreen as default } from '../../../features/volunteering/screens/scan.screen.tsx'
