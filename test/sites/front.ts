import type { Server as PlainServer } from 'node:http';
import { createServer as createNetServer, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** First byte of a TLS handshake. */
const HANDSHAKE = 0x16;

/**
 * One port for whatever a browser asks, https or http: each connection goes to the server that
 * speaks its language. Hosts that are named in a handshake alone, without a request after it, are
 * listed too.
 */
export function frontOf(
  secure: PlainServer | Server,
  plain: PlainServer,
  named: (host: string) => void,
): Server {
  secure.on('secureConnection', (socket: TLSSocket) => {
    if (typeof socket.servername === 'string' && socket.servername !== '') named(socket.servername);
  });
  return createNetServer((socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === HANDSHAKE ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
}
