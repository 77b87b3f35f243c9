export { TasksScreen as default } from '../../../features/complaints/screens/tasks.screen.tsx'
