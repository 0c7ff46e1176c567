// Bytes on a socket, for what no honest client would send.
import net from 'node:net';

/** Connects and resolves once that has happened. */
export function connect(server) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(server.port, '127.0.0.1', () => resolve(socket));
    socket.once('error', reject);
  });
}

/** Sends the bytes and gives all that comes back until the server closes, or the time is over. */
export async function exchange(server, bytes, timeout_ms = 5_000) {
  const socket = await connect(server);
  return new Promise((resolve) => {
    let heard = '';
    const finish = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(heard);
    };
    const timer = setTimeout(finish, timeout_ms);
    socket.on('data', (chunk) => (heard += chunk.toString('latin1')));
    socket.on('end', finish);
    socket.on('error', finish);
    socket.on('close', finish);
    socket.write(bytes);
  });
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
