import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './ensureInstalled.mjs'
import { rootFolder } from './rootFolder.mjs'
import { thirdPartyLicences } from './thirdPartyLicences.mjs'

ensureInstalled()
writeFileSync(join(rootFolder, 'THIRD-PARTY-LICENSES.md'), thirdPartyLicences(rootFolder))
