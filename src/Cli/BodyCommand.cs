using System.CommandLine;
using Zhiheng.Kernel;
using Zhiheng.Registry.Bodies;

namespace Zhiheng.Cli;

internal static class BodyCommand
{
    public static Command Create() => new("body", "认证机构。Certification bodies") { Add(), BodyKeyCommand.Create() };

    private static Command Add()
    {
        var approval = new Argument<string>("APPROVAL") { Description = "批准号。Approval number" };
        var name = new Option<string>("--name") { Description = "名称。Name", Required = true };
        var schemes = new Option<string[]>("--scheme") { Description = "获准的认证项目代码，可多次。Approved scheme codes", Required = true };
        var code = new Option<string?>("--credit-code") { Description = "统一社会信用代码。Credit code" };
        var command = new Command("add", "登记认证机构。Enter a certification body") { approval, name, schemes, code, Installation.FolderOption };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var order = new RegisterBody(
                parsed.GetValue(approval)!, parsed.GetValue(name)!, parsed.GetValue(code), null, parsed.GetValue(schemes)!,
                installation.Get<BusinessCalendar>().Today, null, IsDemo: false);
            var outcome = await installation.Get<RegisterBodyHandler>().Handle(order, installation.Act("登记认证机构"), ct);
            if (outcome.IsRefused)
            {
                return Trouble.Say(outcome.Refusal);
            }

            Console.WriteLine($"已登记 {outcome.Value.ApprovalNo} {outcome.Value.Name}。");
            return 0;
        });
        return command;
    }
}
