export { ShiftScreen as default } from '../../../features/volunteering/screens/shift.screen.tsx'
