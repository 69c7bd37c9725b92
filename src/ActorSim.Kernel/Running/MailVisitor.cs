namespace ActorSim.Kernel;

/// <summary>Called with each piece of mail in a wheel.</summary>
internal unsafe delegate void MailVisitor(Mail* mail);
