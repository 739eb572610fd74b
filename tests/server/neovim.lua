-- What a person does in Neovim, without one: open a config, read the findings, hover, complete, apply the fix.
-- Writes what was seen to the file that $SEEN names, as JSON.
local command = vim.fn.json_decode(vim.env.COMMAND)
local file = vim.env.CONFIG
local seen = {}

local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, one.code)
  end
  table.sort(found)
  return found
end

local function wait_for(name, holds)
  if not vim.wait(60000, holds, 50) then
    error("waited in vain for " .. name)
  end
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000)
  local _, answer = next(answers or {})
  return answer and answer.result
end

local function work()
  vim.cmd("edit " .. vim.fn.fnameescape(file))
  local client = vim.lsp.start_client({ name = "nextlint", cmd = command, root_dir = vim.fn.getcwd() })
  vim.lsp.buf_attach_client(0, client)

  wait_for("the first findings", function() return #codes() > 0 end)
  seen.first = codes()

  vim.api.nvim_win_set_cursor(0, { 2, 4 })
  local hover = ask("textDocument/hover", vim.lsp.util.make_position_params(0, "utf-16"))
  seen.hover = hover and hover.contents.value

  vim.api.nvim_buf_set_lines(0, 2, 2, false, { "  serv" })
  vim.api.nvim_win_set_cursor(0, { 3, 6 })
  local offered = ask("textDocument/completion", vim.lsp.util.make_position_params(0, "utf-16")) or {}
  seen.completion = {}
  for _, item in ipairs(offered.items or offered) do
    if vim.startswith(item.label, "server") then
      table.insert(seen.completion, item.label)
    end
  end
  vim.api.nvim_buf_set_lines(0, 2, 3, false, {})

  local params = vim.lsp.util.make_given_range_params({ 1, 0 }, { vim.fn.line("$"), 0 }, 0, "utf-16")
  params.context = { diagnostics = {} }
  for _, action in ipairs(ask("textDocument/codeAction", params) or {}) do
    if action.kind == "source.fixAll.nextlint" then
      seen.action = action.title
      vim.lsp.util.apply_workspace_edit(ask("codeAction/resolve", action).edit, "utf-16")
    end
  end
  wait_for("no more findings of render-workers", function() return not vim.tbl_contains(codes(), "render-workers") end)
  seen.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n")
  seen.last = codes()
end

local done, message = pcall(work)
seen.failed = not done and tostring(message) or nil
vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.SEEN)
vim.cmd("qall!")
