// A district's own authority and certificate, made at the command line.
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { makeCertificate, runCert } from '../lib/certificate.mjs';
import { temporaryFolder } from '../lib/server.mjs';

const FILES = ['ca.crt', 'ca.key', 'ca.pem', 'server.key', 'server.pem'];
const DAY_MS = 24 * 3600 * 1000;

const read = (dir, name) => fs.readFileSync(path.join(dir, name));
const certificate = (dir, name) => new X509Certificate(read(dir, name));
const lasts = (one) => (Date.parse(one.validTo) - Date.parse(one.validFrom)) / DAY_MS;

test('the files are there, whole, and for their owner alone', () => {
  const { dir } = makeCertificate('tz.example.cn', '10.0.0.5');
  assert.deepEqual(fs.readdirSync(dir).sort(), FILES);
  assert.equal(fs.statSync(dir).mode & 0o777, 0o700);
  for (const name of FILES) {
    assert.equal(fs.statSync(path.join(dir, name)).mode & 0o777, 0o600, name);
  }
});

test('the certificate is one that phones take, and its authority stands behind it', () => {
  const { dir } = makeCertificate('tz.example.cn', '10.0.0.5', 'fd00::1');
  const authority = certificate(dir, 'ca.pem');
  const server = certificate(dir, 'server.pem');
  assert.deepEqual(server.subjectAltName.split(', '), [
    'DNS:tz.example.cn',
    'IP Address:10.0.0.5',
    'IP Address:FD00:0:0:0:0:0:0:1',
  ]);
  assert.equal(lasts(server), 397);
  assert.equal(lasts(authority), 3650);
  assert.equal(server.ca, false);
  assert.equal(authority.ca, true);
  assert.ok(server.verify(authority.publicKey));
  assert.equal(server.publicKey.asymmetricKeyDetails.namedCurve, 'prime256v1');
  assert.ok(Date.parse(server.validFrom) < Date.now());
  assert.equal(certificate(dir, 'ca.crt').fingerprint256, authority.fingerprint256);
  assert.equal(read(dir, 'ca.crt')[0], 0x30);
});

test('the fingerprint and the steps for each kind of device are told in both languages', () => {
  for (const [lang, words] of [
    ['en', ['Certificate Trust Settings', 'Android', 'HarmonyOS', 'Windows', '--tls-cert']],
    ['zh', ['证书信任设置', '安卓', '鸿蒙', 'Windows', '--tls-cert']],
  ]) {
    const dir = temporaryFolder();
    const { status, stdout } = runCert(['--dir', dir, '--name', 'tz.example.cn'], lang);
    assert.equal(status, 0);
    for (const word of words) assert.ok(stdout.includes(word), `${word}: ${stdout}`);
    assert.ok(stdout.includes(certificate(dir, 'ca.pem').fingerprint256));
    assert.ok(stdout.includes(path.join(dir, 'ca.crt')));
  }
});

test('nothing is replaced unless asked for, and the authority never', () => {
  const { dir } = makeCertificate('tz.example.cn');
  const before = FILES.map((name) => read(dir, name).toString('latin1'));
  const refused = runCert(['--dir', dir, '--name', 'tz.example.cn']);
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /--again/);
  assert.deepEqual(
    FILES.map((name) => read(dir, name).toString('latin1')),
    before,
  );
  assert.equal(runCert(['--dir', dir, '--name', 'tz.example.cn', '--again']).status, 0);
  for (const [i, name] of FILES.entries()) {
    const is_same = read(dir, name).toString('latin1') === before[i];
    assert.equal(is_same, name.startsWith('ca.'), name);
  }
  assert.ok(certificate(dir, 'server.pem').verify(certificate(dir, 'ca.pem').publicKey));
});

test('names the authority was not made for are refused, and nothing is written', () => {
  const { dir } = makeCertificate('tz.example.cn');
  const before = read(dir, 'server.pem');
  const { status, stderr } = runCert(['--dir', dir, '--name', 'bank.example', '--again']);
  assert.equal(status, 1);
  assert.match(stderr, /stands only for the names it was made for/);
  assert.deepEqual(read(dir, 'server.pem'), before);
});

test('what is no name makes no folder, and half an authority signs nothing', () => {
  const nowhere = path.join(temporaryFolder(), 'tls');
  const wrong = runCert(['--dir', nowhere, '--name', 'a,DNS:bank.example']);
  assert.equal(wrong.status, 1);
  assert.ok(wrong.stderr.includes('a,DNS:bank.example'));
  assert.ok(!fs.existsSync(nowhere));
  assert.equal(runCert(['--dir', nowhere]).status, 2);
  const { dir } = makeCertificate('tz.example.cn');
  fs.rmSync(path.join(dir, 'ca.key'));
  const half = runCert(['--dir', dir, '--name', 'tz.example.cn', '--again']);
  assert.equal(half.status, 1);
  assert.ok(half.stderr.includes('ca.key'));
  assert.ok(!fs.existsSync(path.join(dir, 'ca.key')));
});
