"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

/** Starts `frontdesk lsp` for the folder that is open. */
async function start() {
  const settings = vscode.workspace.getConfiguration("frontdesk");
  const folder = vscode.workspace.workspaceFolders?.[0];
  const server = {
    command: settings.get("path", "frontdesk"),
    args: ["lsp", ...settings.get("arguments", [])],
    transport: TransportKind.stdio,
    options: folder ? { cwd: folder.uri.fsPath } : {},
  };
  client = new LanguageClient("frontdesk", "Frontdesk rules", server, {
    documentSelector: [
      { scheme: "file", language: "frontdesk-rules" },
      { scheme: "file", language: "json", pattern: "**/locales/*.json" },
    ],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/{*.rules,*.txt,locales/*.json,frontdesk.yaml}") },
  });
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      `Frontdesk: '${server.command}' can't be started (${error.message}); set frontdesk.path to the program.`
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running?.isRunning()) await running.stop();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("frontdesk.restart", async () => {
      await stop();
      await start();
    })
  );
  await start();
}

module.exports = { activate, deactivate: stop };
