using System.CommandLine;
using Zhiheng.Registry.Credentials;

namespace Zhiheng.Cli;

internal static class BodyKeyCommand
{
    public static Command Create()
    {
        var approval = new Argument<string>("APPROVAL") { Description = "批准号。Approval number" };
        var command = new Command("rotate-key", "更换该机构电子证书的签名密钥；旧密钥签发的仍可核验。Sign its electronic certificates with a new key from now on")
        {
            approval, Installation.FolderOption,
        };
        command.SetAction(async (parsed, ct) =>
        {
            await using var installation = Installation.Open(parsed);
            var outcome = await installation.Get<BodyKeys>().Rotate(parsed.GetValue(approval)!, installation.Act("更换电子证书签名密钥"), ct);
            if (outcome.IsRefused)
            {
                return Trouble.Say(outcome.Refusal);
            }

            Console.WriteLine($"{parsed.GetValue(approval)} 自现在起使用第 {outcome.Value.Generation} 把密钥签发电子证书：\n{outcome.Value.PublicKey}");
            return 0;
        });
        return command;
    }
}
