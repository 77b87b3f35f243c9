import { diskStorage } from '../../server/src/platform/storage/disk.ts'
import { createSealedFiles } from '../../server/src/platform/storage/sealed.files.ts'
import { testVault, type TestApp } from './app.ts'

/** The files a test app keeps, to look at and to plant in. */
export const storedFiles = ({ folder }: TestApp) => createSealedFiles(diskStorage(folder), testVault())
