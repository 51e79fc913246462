// @ts-nocheck
import { expect, test } from "vitest";
import { canonicalName } from "../../src/powershell/aliases.ts";

test.each([
  ["gci", "Get-ChildItem"],
  ["LS", "Get-ChildItem"],
  ["dir", "Get-ChildItem"],
  ["get-childitem", "Get-ChildItem"],
  ["rm", "Remove-Item"],
  ["del", "Remove-Item"],
  ["erase", "Remove-Item"],
  ["rd", "Remove-Item"],
  ["ri", "Remove-Item"],
  ["rmdir", "Remove-Item"],
  ["%", "ForEach-Object"],
  ["?", "Where-Object"],
  ["iex", "Invoke-Expression"],
  ["md", "mkdir"],
  ["TEST-PATH", "Test-Path"],
  ["Microsoft.PowerShell.Management\\remove-item", "Remove-Item"],
  ["microsoft.powershell.utility\\iwr", "Invoke-WebRequest"],
  [".\\Remove-Item", ".\\Remove-Item"],
  ["Other\\rm", "Other\\rm"],
  ["dotnet.exe", "dotnet.exe"],
  ["git", "git"],
  ["constructor", "constructor"],
  ["", ""],
])("SEMANTICS PS-2: %s is %s", (name, canonical) => {
  expect(canonicalName(name)).toBe(canonical);
  expect(canonicalName(canonical)).toBe(canonical);
});
