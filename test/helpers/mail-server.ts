/** A real IMAP server, Debian's Dovecot, in a folder and on ports of its own, with a certificate of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasOpenssl, makeCertificate } from './certificate.ts';
import { freePort } from './free-port.ts';

const DOVECOT = '/usr/sbin/dovecot';

/** Absent: whoever needs it is skipped. */
export const hasMailServer = existsSync(DOVECOT) && hasOpenssl;

export type MailServer = {
  /** TLS from the beginning. */
  readonly port: number;
  /** STARTTLS. */
  readonly plainPort: number;
  readonly certFile: string;
  readonly user: string;
  readonly password: string;
  stop(): Promise<void>;
  /** Ends it and removes all that it had. */
  remove(): Promise<void>;
};

/** Its one user has an empty mailbox with the folders INBOX, News and Read. */
export async function startMailServer(): Promise<MailServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-dovecot-'));
  await chmod(folder, 0o755);
  const { certFile, keyFile } = makeCertificate(folder);
  const [port, plainPort] = [await freePort(), await freePort()];
  const { uid, gid, username } = userInfo();
  // Dovecot lets nobody log in as root.
  const [mailUid, mailGid] = uid === 0 ? [65_534, 65_534] : [uid, gid];
  const [user, password] = ['ann', 'p4ss-of-ann'];
  const own = uid === 0 ? 'nobody' : username;
  await writeFile(join(folder, 'users'), `${user}:{PLAIN}${password}:${mailUid}:${mailGid}::${folder}/home::\n`);
  await mkdir(join(folder, 'home'), { mode: 0o777 });
  await chmod(join(folder, 'home'), 0o777);
  await writeFile(
    join(folder, 'dovecot.conf'),
    `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${certFile}
ssl_key = <${keyFile}
ssl_min_protocol = TLSv1.2
${uid === 0 ? 'default_login_user = nobody\ndefault_internal_user = nobody\ndefault_internal_group = nogroup' : `default_login_user = ${own}\ndefault_internal_user = ${own}`}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:~/Maildir
mailbox_list_index = no
namespace inbox {
  inbox = yes
  mailbox News {
    auto = create
  }
  mailbox Read {
    auto = create
  }
}
auth_mechanisms = plain login
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${plainPort}
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
auth_failure_delay = 0
`,
  );
  const child = spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'pipe' });
  await reach(port, child);
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  };
  return {
    ...{ port, plainPort, certFile, user, password, stop },
    async remove() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function reach(port: number, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`Dovecot ended: ${said}`);
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.end());
    });
    if (isOpen) return;
    await sleep(50);
  }
  throw new Error(`Dovecot does not listen: ${said}`);
}
