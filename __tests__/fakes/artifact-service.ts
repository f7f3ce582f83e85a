/**
 * GitHub's artifact service on this machine, as far as uploads go: the Twirp calls of
 * `github.actions.results.api.v1.ArtifactService` and the block upload of an Azure blob. It checks what it is told
 * (token, size, SHA-256) and keeps what it gets.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredArtifact {
  id: number;
  name: string;
  zip: Buffer;
}

export interface ArtifactServiceFake {
  /** What the runner puts into the environment of an action. */
  env: Record<string, string>;
  /** The finished artifacts, in order. */
  artifacts: StoredArtifact[];
  /** Answers with this status from now on; null works again. */
  breakWith: (status: number | null) => void;
  close: () => Promise<void>;
}

interface Upload {
  name: string;
  blocks: Map<string, Buffer>;
  content: Buffer | null;
}

interface Answer {
  status: number;
  body?: unknown;
}

const twirpPath = '/twirp/github.actions.results.api.v1.ArtifactService/';
const backend = { run: randomUUID(), job: randomUUID() };

function token(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const scopes = `Actions.ExampleScope Actions.Results:${backend.run}:${backend.job}`;
  return `${part({ alg: 'none' })}.${part({ scp: scopes })}.${part('signature')}`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The state of the service, and its calls. */
class Service {
  readonly artifacts: StoredArtifact[] = [];
  readonly token = token();
  private readonly uploads = new Map<string, Upload>();
  private origin = '';

  listenAt(origin: string): void {
    this.origin = origin;
  }

  twirp(method: string, request: IncomingMessage, body: Record<string, unknown>): Answer {
    if (request.headers.authorization !== `Bearer ${this.token}`) {
      return { status: 401, body: { code: 'unauthenticated', msg: 'wrong token' } };
    }
    if (body.workflow_run_backend_id !== backend.run || body.workflow_job_run_backend_id !== backend.job) {
      return { status: 400, body: { code: 'invalid_argument', msg: 'wrong backend ids' } };
    }
    switch (method) {
      case 'CreateArtifact':
        return this.create(String(body.name));
      case 'FinalizeArtifact':
        return this.finalize(String(body.name), String(body.size), String(body.hash));
      default:
        return { status: 404, body: { code: 'bad_route', msg: `no method ${method}` } };
    }
  }

  private create(name: string): Answer {
    if (this.artifacts.some((artifact) => artifact.name === name)) {
      const msg = 'an artifact with this name already exists on the workflow run';
      return { status: 409, body: { code: 'already_exists', msg } };
    }
    const id = randomUUID();
    this.uploads.set(id, { name, blocks: new Map(), content: null });
    return { status: 200, body: { ok: true, signed_upload_url: `${this.origin}/blob/${id}?sig=secret-${id}` } };
  }

  private finalize(name: string, size: string, hash: string): Answer {
    const content = [...this.uploads.values()].find((upload) => upload.name === name)?.content ?? null;
    if (content === null) {
      return { status: 404, body: { code: 'not_found', msg: `nothing was uploaded as ${name}` } };
    }
    const sum = `sha256:${createHash('sha256').update(content).digest('hex')}`;
    if (String(content.length) !== size || sum !== hash) {
      return { status: 400, body: { code: 'invalid_argument', msg: `size or hash is not that of ${name}` } };
    }
    const id = 1000 + this.artifacts.length;
    this.artifacts.push({ id, name, zip: content });
    return { status: 200, body: { ok: true, artifact_id: String(id) } };
  }

  blob(url: URL, body: Buffer): Answer {
    const upload = this.uploads.get(url.pathname.split('/').at(-1) ?? '');
    if (upload === undefined || !url.searchParams.get('sig')) {
      return { status: 403 };
    }
    const comp = url.searchParams.get('comp');
    if (comp === 'block') {
      upload.blocks.set(url.searchParams.get('blockid') ?? '', body);
    } else if (comp === 'blocklist') {
      const ids = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(
        ([, id]) => id as string,
      );
      upload.content = Buffer.concat(ids.map((id) => upload.blocks.get(id) ?? Buffer.alloc(0)));
    } else {
      upload.content = body;
    }
    return { status: 201 };
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const headers = { etag: '"0x1"', 'last-modified': new Date().toUTCString(), 'x-ms-request-id': randomUUID() };
  response.writeHead(status, body === undefined ? headers : { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Starts the service. */
export async function startArtifactService(): Promise<ArtifactServiceFake> {
  const service = new Service();
  let broken: number | null = null;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://service');
    const body = await bodyOf(request);
    if (broken !== null) {
      send(response, { status: broken, body: { code: 'unavailable', msg: 'broken by the test' } });
    } else if (request.method === 'POST' && url.pathname.startsWith(twirpPath)) {
      send(response, service.twirp(url.pathname.slice(twirpPath.length), request, JSON.parse(body.toString('utf8'))));
    } else if (request.method === 'PUT' && url.pathname.startsWith('/blob/')) {
      send(response, service.blob(url, body));
    } else {
      send(response, { status: 404 });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  service.listenAt(origin);
  return {
    env: {
      ACTIONS_RESULTS_URL: `${origin}/`,
      ACTIONS_RUNTIME_TOKEN: service.token,
      GITHUB_SERVER_URL: 'https://github.com',
    },
    artifacts: service.artifacts,
    breakWith: (status) => {
      broken = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
